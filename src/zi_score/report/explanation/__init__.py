"""Reports of an explanation: where a figure comes from. They compute no score and decide nothing."""
