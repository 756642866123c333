/**
 * A business's page, as little as one can be.
 *
 * @param body the markup that a chat's documentation asks for
 * @returns an HTML document
 */
export function pageOf(body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kopi Senja</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>Kopi Senja</h1>
<p>Beans, roasted on Tuesdays and Fridays.</p>
${body}
</body>
</html>
`;
}
