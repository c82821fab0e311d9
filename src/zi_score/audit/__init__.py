"""The audit: what a submitted workbook must not have beside wrong answers. One small function for each rule."""

from zi_score.audit import answer_rules, evidence_rules, formula_rules, recap_rules, structure_rules
from zi_score.audit.subject import AuditedWorkbook, Rule
from zi_score.problems import Problem

__all__ = ["ANSWER_RULES", "FILE_RULES", "AuditedWorkbook", "Rule", "audit"]

FILE_RULES: tuple[Rule, ...] = (
    formula_rules.typed_over_formulas,
    formula_rules.formulas_out_of_pattern,
    formula_rules.formulas_that_skip_rows,
    formula_rules.broken_references,
    formula_rules.shown_errors,
    formula_rules.links_to_other_workbooks,
    formula_rules.changeable_formulas,
    formula_rules.never_computed,
    structure_rules.hidden_rows,
    structure_rules.hidden_answer_columns,
    structure_rules.merged_answers,
    structure_rules.empty_rows_in_groups,
    structure_rules.unknown_sheets,
    structure_rules.renamed_sheet,
    structure_rules.very_hidden_sheets,
    structure_rules.shifted_form,
    structure_rules.macros,
    structure_rules.embedded_objects,
    structure_rules.personal_properties,
    recap_rules.other_weights_in_recaps,
    recap_rules.scores_under_other_names,
    evidence_rules.top_answers_without_evidence,
    evidence_rules.unreachable_links,
    evidence_rules.links_used_too_often,
    evidence_rules.edit_links,
)
"""What needs to know the file: formulas, hidden parts, links, properties."""

ANSWER_RULES: tuple[Rule, ...] = (
    answer_rules.counts_beyond_their_limit,
    answer_rules.counts_that_differ,
    answer_rules.first_tier_left_out,
    answer_rules.later_answers_without_earlier,
    answer_rules.raised_answers,
)
"""What only needs the answers, whatever the file format."""


def audit(subject: AuditedWorkbook) -> tuple[Problem, ...]:
    """Everything that any rule finds; of a file format that tells no formulas, only what the answers show."""
    rules = (*FILE_RULES, *ANSWER_RULES) if subject.inspection.is_complete else ANSWER_RULES
    return tuple(problem for rule in rules for problem in rule(subject))
