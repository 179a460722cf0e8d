"""Seals and signatures: issued files signed with SM2, sealed by the keeper, verified on a page and by command."""
