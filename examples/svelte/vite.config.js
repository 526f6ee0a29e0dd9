import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  // Up to version 7, the development server moves dateline.js away from the files beside it.
  optimizeDeps: { exclude: ["dateline"] },
  // Made as a tree, not by innerHTML, which a page with trusted types refuses.
  plugins: [svelte({ compilerOptions: { fragments: "tree" } })],
});
