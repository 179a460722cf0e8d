"""Rule texts in the forms that others read: JSON and back, Akoma Ntoso, BPMN and DMN."""
