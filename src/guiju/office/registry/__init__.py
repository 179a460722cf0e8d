"""The document desk: registers of papers, the checks of papers handed in, return slips, proposed handling."""
