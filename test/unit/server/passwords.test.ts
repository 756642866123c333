import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hashPassword, isPasswordOf } from "../../../src/server/services/passwords.ts";

describe("kept passwords", () => {
  it("are argon2id at OWASP's least cost, each with a salt of its own", async () => {
    const [first, second] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    assert.match(first, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    assert.notEqual(first, second);
    assert.equal(await isPasswordOf("correct horse", first), true);
    assert.equal(await isPasswordOf("correct horsf", first), false);
    assert.equal(await isPasswordOf("", first), false);
  });

  it("are read as other programs wrote them", async () => {
    // From the argon2 reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 4 -l 32 -e
    const reference = "$argon2id$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo";
    assert.equal(await isPasswordOf("password", reference), true);
    assert.equal(await isPasswordOf("Password", reference), false);
    // RFC 7914, section 12, N=16384, shortened to 32 bytes: PBKDF2 at the end makes the first bytes the same.
    const scrypt = Buffer.from("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2", "hex");
    const kept = `$scrypt$ln=14,r=8,p=1$${Buffer.from("SodiumChloride").toString("base64")}$${scrypt.toString("base64")}`;
    assert.equal(await isPasswordOf("pleaseletmein", kept), true);
    assert.equal(await isPasswordOf("pleaseletmeout", kept), false);
  });

  it("do not depend on how a keyboard writes an accent", async () => {
    assert.equal(await isPasswordOf("cafe\u0301 cafe\u0301 cafe\u0301", await hashPassword("café café café")), true);
  });

  it("that are none are an error, not a no", async () => {
    for (const kept of ["", "plain", "$md5$x$y", `$md5$x$${"A".repeat(43)}`]) {
      await assert.rejects(isPasswordOf("x", kept), /no hash/);
    }
  });
});
