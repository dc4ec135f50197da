"""Getting acquainted with other agencies' installations, and looking after what passes between us."""
