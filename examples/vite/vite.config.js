import { defineConfig } from "vite";

export default defineConfig({
  // The page works wherever its directory is put.
  base: "./",
  // Up to version 7, the development server moves dateline.js away from the files beside it.
  optimizeDeps: { exclude: ["dateline"] },
});
