"""Incoming official documents (văn bản đến, Nghị định 30/2020/NĐ-CP, Mục 2 Chương III): the book, the routing, the limits."""
