"""YAML → rule packs, official forms and the catalogue of phrases."""
