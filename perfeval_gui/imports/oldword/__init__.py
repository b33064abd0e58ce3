"""Word 97 (.doc, .wps): made a .docx in a process of its own, with limits of time and memory."""
