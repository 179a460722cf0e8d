"""Pages of cases: lists, opening, the case page with its operations, the print-out."""
