/**
 * The frame of a page. Its policy lets the browser use this style and this script, known by their
 * digests, and nothing else: no address, no image, no form.
 */
import { createHash } from 'node:crypto';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { script } from './script.ts';
import { style } from './style.ts';

/** @param body markup that Preact made */
export function renderDocument(title: string, body: string): string {
  const policy = [
    "default-src 'none'",
    `style-src '${digest(style)}'`,
    `script-src '${digest(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
<script>${script}</script>
</body>
</html>
`;
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Preact escapes what is given to it as text. */
function escapeText(text: string): string {
  return renderToStaticMarkup(text as never);
}
