"""SM3 (GB/T 32905) and SM2 signatures (GB/T 32918) by the GmSSL library. Values leave as lower-case hex."""

from __future__ import annotations

import gmssl_pyx


def sm3(content: bytes) -> str:
    """The digest of a content."""
    return bytes(gmssl_pyx.sm3_hash(content)).hex()


def new_pair() -> tuple[str, str]:
    """A new pair: public key (64 bytes x, y) and private key (32 bytes)."""
    public, private = gmssl_pyx.sm2_key_generate()
    return bytes(public).hex(), bytes(private).hex()


def sign(private: str, public: str, message: bytes) -> str:
    """The signature of a message in DER, over SM3 with the standard's usual signer id."""
    return bytes(gmssl_pyx.sm2_sign(bytes.fromhex(private), bytes.fromhex(public), message)).hex()


def verified(public: str, message: bytes, signature: str) -> bool:
    """Whether a signature is that of a message; False too for anything that is no key or no signature."""
    try:
        known = gmssl_pyx.normalize_sm2_public_key(bytes.fromhex(public))
        return bool(gmssl_pyx.sm2_verify(known, message, bytes.fromhex(signature)))
    except (gmssl_pyx.GmsslInnerError, ValueError):
        return False
