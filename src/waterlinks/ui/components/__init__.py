"""The components. Each is a tag with named parameters, a template and an entry in the gallery."""
