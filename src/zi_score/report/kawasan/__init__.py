"""The section on a kawasan, which follows the reports of its units: each format has a module for it. None decides."""
