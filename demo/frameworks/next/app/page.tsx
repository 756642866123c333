import Link from "next/link";

export default function Home() {
  return (
    <main>
      <h1>Next.js: home</h1>
      <Link href="/menu">Other page</Link>
    </main>
  );
}
