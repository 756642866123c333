import Link from "next/link";

export default function Menu() {
  return (
    <main>
      <h1>Next.js: menu</h1>
      <Link href="/">Other page</Link>
    </main>
  );
}
