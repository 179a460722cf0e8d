"""The Django app that django-viewflow needs: it finds a flow through the app its module lies in."""
