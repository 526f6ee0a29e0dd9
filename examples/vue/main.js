import { createApp } from "vue";
import Article from "./Article.vue";
import "../shared/page.css";

createApp(Article).mount("#app");
