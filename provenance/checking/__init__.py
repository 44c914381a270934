"""Verdicts: `check_source`, `cite`, and the policy that alone assigns levels."""
