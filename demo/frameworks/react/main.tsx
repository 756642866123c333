import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { Chat } from "./chat.tsx";

function App() {
  const [route, setRoute] = useState("home");
  const [lead, setLead] = useState("");
  const [count, setCount] = useState(0);
  return (
    <>
      <h1>React: {route}</h1>
      <button onClick={() => setRoute(route === "home" ? "menu" : "home")}>Other page</button>
      <button onClick={() => setCount(count + 1)}>Render again ({count})</button>
      <p>
        Last lead: <output>{lead}</output>
      </p>
      {/* Another key: each page mounts a chat of its own. It is the same conversation. */}
      <Chat key={route} onLead={setLead} />
    </>
  );
}

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
