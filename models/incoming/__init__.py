"""Incoming official documents (văn bản đến, Nghị định 30/2020/NĐ-CP): the book, the routing, the limits."""
