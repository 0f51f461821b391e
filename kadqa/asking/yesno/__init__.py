"""Whether the answer begins with Ya or Tidak: only where one statement of the law carries it."""
