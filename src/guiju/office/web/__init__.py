"""What the browser entry points share: base pages, components, styles, error pages."""
