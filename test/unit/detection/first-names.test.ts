import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { detectContacts } from "../../../src/detection/index.ts";

/** First names that end or begin like nations, trades, participles and greetings do, among common ones. */
const firstNames = (
  "Aaron Adaeze Adrian Adriana Ahmed Aïcha Aisha Alexander Alfred Alice Amara Amélie Amina Ana Andrés Anh Anita Ayşe Beatrice Ben Blessing " +
  "Brian Camille Can Carmen Carolina Catherine Charles Chinedu Chiara Chloé Christian Claire Clara Cristina Dan Daniel Deepak Dewi Diana Dolores " +
  "Dora Đức Eduardo Eleonora Elena Elise Elvira Emeka Emilia Enrico Erica Esther Étienne Eva Fabian Fabienne Faith Fatima Fernando Francesca " +
  "Francesco Francis Françoise Fred Gabriela Gianpiero Girish Grace Guadalupe Günter Hamish Héloïse Heather Hector Helen Hina Hoàng Ignacio " +
  "Inés Iñaki Iker Irina Isidora Ivan Jasmin Javier Jawad Jennifer Joana Johan José Julian Juliana Julien Kamau Karin Katrin Kerstin Kim " +
  "Krista Kwame Lander Laura Leandro Leonor Lorena Louise Lucia Lucien Luciana Lucy Luis Lukas Mai Mariana Marina Mario Mark Marta Martin Martina " +
  "Mauricio Medina Mercy Miguel Milena Mohamed Moisés Mónica Mercedes Nadia Natalia Nestor Nguyễn Nina Nora Olga Oliver Olivia Omar Oscar Osman " +
  "Otieno Patricia Patrick Paul Pedro Peter Philip Pia Priya Quentin Rachel Ramón René Ricardo Robert Rodrigo Roger Romain Rosa Rosario Ruben " +
  "Ruth Saiful Salvador Samed Samira Sandra Sara Satish Saud Sean Sebastian Sébastien Selim Serena Severin Sofia Sophie Stephen Sterling Susana " +
  "Tanya Teresa Thandi Theodora Thérèse Thomas Tim Tomasz Tunde Valentin Valentina Vanessa Vera Victor Viktor Vivian Wanjiru Werner William Xavier " +
  "Yasmin Yusuf Zara Zeynep Zoe"
).split(" ");

describe("a first name behind a mere introduction", () => {
  it("is no trade, nation or adjective", async () => {
    const missed: string[] = [];
    for (const name of firstNames) {
      const found = await detectContacts(`Hi, I'm ${name}, is the table still free?`);
      if (found.map(({ kind, value }) => `${kind} ${value}`).join() !== `name ${name}`) missed.push(name);
    }
    assert.deepEqual(missed, []);
  });
});
