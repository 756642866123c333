import { expect } from "@open-wc/testing";
import { refusal } from "../../../src/server/problem.ts";
import { FakeCenter, password } from "../../fixtures/center/fake-center.ts";
import { eventually, focused, OpenCenter } from "./support.ts";

describe("signing in", () => {
  let server: FakeCenter;
  let center: OpenCenter;
  const open = (hash = "") => (center = new OpenCenter(server, { hash }));
  beforeEach(() => {
    server = new FakeCenter();
    server.data.me = undefined;
  });
  afterEach(() => center.remove());

  const alertText = () => center.texts("[role=alert]").join("");

  it("takes address and password to the inbox", async () => {
    open();
    await center.write("#email", " sari@kopisenja.example ");
    await center.write("#password", password);
    await center.press("Sign in");
    await center.wait("lead-center-inbox");
    expect(server.bodies[0]).to.deep.equal({ email: "sari@kopisenja.example", password });
  });

  it("says what is missing and goes there", async () => {
    open();
    await center.wait("#email");
    await center.press("Sign in");
    expect(alertText()).to.equal("Enter your e-mail address.");
    expect(focused()?.id).to.equal("email");
    await center.write("#email", "a@b.c");
    await center.press("Sign in");
    expect(alertText()).to.equal("Enter your password.");
    expect(focused()?.getAttribute("aria-invalid")).to.equal("true");
    expect(server.bodies).to.deep.equal([]);
  });

  it("says the same for a wrong password as for somebody unknown", async () => {
    open();
    await center.write("#email", "a@b.c");
    await center.write("#password", "nonsense");
    await center.press("Sign in");
    await eventually(() => alertText() === "The e-mail address or the password is not right.", "the sentence");
    await eventually(() => focused()?.id === "password", "the focus in the field");
  });

  it("says that the server does not answer, or that there were too many tries", async () => {
    open();
    await center.write("#email", "a@b.c");
    await center.write("#password", "nonsense");
    server.refusals.set(
      "POST /api/session",
      refusal("too-many-tries", { params: { wait: "7 minutes", seconds: 401 } }),
    );
    await center.press("Sign in");
    await eventually(() => alertText() === "Too many tries. Try again in 7 minutes.", "the limit");
    server.isDown = true;
    await center.press("Sign in");
    await eventually(() => alertText().startsWith("The server doesn't answer."), "the failure");
  });

  it("makes the first owner by the link, which leaves the address", async () => {
    open("#setup=one-time-token");
    await center.wait("#name");
    expect(location.href).not.to.contain("one-time-token");
    await center.write("#name", "Sari Dewi");
    await center.write("#email", "sari@kopisenja.example");
    await center.write("#password", "short");
    await center.press("Create account");
    expect(alertText()).to.contain("At least 12 characters");
    await center.write("#password", password);
    await center.press("Create account");
    await center.wait("lead-center-inbox");
    expect(server.bodies).to.deep.equal([
      { token: "one-time-token", name: "Sari Dewi", email: "sari@kopisenja.example", password },
    ]);
  });

  it("lets somebody join by an invitation, and says why not", async () => {
    open("#join=used-link");
    server.refusals.set("POST /api/join", refusal("invitation-expired"));
    await center.write("#name", "Budi");
    await center.write("#email", "b@c.d");
    await center.write("#password", password);
    await center.press("Create account");
    await eventually(() => alertText().startsWith("This invitation was used, withdrawn"), "the reason");
  });

  it("asks again when the session has ended, and says so", async () => {
    server.data.me = { id: "me", name: "S", email: "s@x.y", role: "owner" };
    open();
    await center.wait("lead-center-inbox");
    await eventually(() => server.watchers === 1, "the stream");
    server.data.me = undefined;
    server.hangUp();
    await center.wait("lead-center-sign-in");
    expect(center.texts(".intro")).to.deep.equal(["You were signed out. Sign in to go on."]);
  });

  it("says that the server is not there at all, and tries again", async () => {
    server.isDown = true;
    open();
    await eventually(() => center.button("Try again"), "the button");
    server.isDown = false;
    await center.press("Try again");
    await center.wait("lead-center-sign-in");
  });
});
