"""Text -> quantities: normalisation, anchors, rejecters, number grammar; one engine for all languages."""
