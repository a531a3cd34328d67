"""Subscriptions: addresses outside the house to which its events are sent, one by one."""
