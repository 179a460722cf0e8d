"""The sign-off sheet of a matter: opinions in their boxes by rank, typed or handwritten, on a page and as PDF."""
