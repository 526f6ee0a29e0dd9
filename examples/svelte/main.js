import { mount } from "svelte";
import Article from "./Article.svelte";
import "../shared/page.css";

mount(Article, { target: document.getElementById("app") });
