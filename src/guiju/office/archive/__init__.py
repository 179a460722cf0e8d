"""The end of a matter: the certificate of its procedure, its filing with retention, the package for hand-over."""
