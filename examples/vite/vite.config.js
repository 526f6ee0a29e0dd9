import { defineConfig } from "vite";

export default defineConfig({
  // The page works wherever its directory is put.
  base: "./",
  // The development server would move dateline.js away from the files beside it.
  optimizeDeps: { exclude: ["dateline"] },
});
