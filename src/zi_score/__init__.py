"""Exact scores and WBK/WBBM gates for the LKE of Indonesia's Zona Integritas programme."""

__version__ = "0.1.0"
