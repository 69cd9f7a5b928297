"""Makes templates/docx/*.docx: letterhead, signature and styles written once, reviewed as text."""
