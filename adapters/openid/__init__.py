"""OpenID Connect: what an issuer says of itself, the tokens it signs, the way there and back."""
