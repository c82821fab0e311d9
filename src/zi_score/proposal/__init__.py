"""What a proposal needs beyond the score: conditions, a unit's profile, the stages of the road, several units."""
