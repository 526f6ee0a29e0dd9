import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  // The development server would move dateline.js away from the files beside it.
  optimizeDeps: { exclude: ["dateline"] },
  // Made as a tree, not by innerHTML, which a page with trusted types refuses.
  plugins: [svelte({ compilerOptions: { fragments: "tree" } })],
});
