"""KSA Assess: a skills-gap self-assessment against iCAP competency standards."""

__version__ = "0.1.0"
