import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  // Up to version 7, the development server moves dateline.js away from the files beside it.
  optimizeDeps: { exclude: ["dateline"] },
  // Vue is told which tags are none of its own components.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("dateline-") } } })],
});
