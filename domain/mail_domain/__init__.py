"""A domain that e-mail is sent from: whether post offices take it as ours."""
