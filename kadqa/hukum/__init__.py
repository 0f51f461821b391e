"""The law's own matters: kinds of regulation, ids and labels, numbering, rujukan, relations, standing."""
