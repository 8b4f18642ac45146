/** Real n8n takes seconds for what a unit takes microseconds for; jest.config.js cannot say so per ring. */
jest.setTimeout(180_000);
