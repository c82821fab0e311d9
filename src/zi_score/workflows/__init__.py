"""The workflows, each of which connects the stages that one command needs."""
