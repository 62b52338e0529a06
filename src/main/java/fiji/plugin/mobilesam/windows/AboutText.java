/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package fiji.plugin.mobilesam.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.model.ModelManifest;

/**
 * What the plugin is, what to cite and under which licences it stands.
 *
 * @param sections in their order
 */
record AboutText(List<Section> sections) {

	/** A title and what stands under it, each a line of its own. */
	record Section(String title, List<String> lines) {
	}

	private static final List<String> NETWORKS = List.of(
			"Kirillov et al. 2023. Segment Anything. arXiv:2304.02643.",
			"Zhang et al. 2023. Faster Segment Anything: Towards Lightweight SAM for Mobile Applications. "
					+ "arXiv:2306.14289.");

	private static final List<String> LIBRARIES = List.of("ONNX Runtime (MIT), which runs the networks",
			"jHDF (MIT), protobuf (BSD-3-Clause), Gson, Tribuo, hash4j, picocli (Apache-2.0), progressbar (MIT)",
			"ImageJ (public domain), ImgLib2 and SciJava (BSD-2-Clause)");

	/** What a citation says of one of several models of a paper, which the licences name. */
	private static final Pattern BEHIND_DOI = Pattern.compile("(doi:10\\.[\\w./-]*\\w\\.).*");

	/** About this version and some models. */
	static AboutText of(final List<ModelManifest> models) {
		final List<String> citations = new ArrayList<>();
		citations.add("Cite the paper of Segment Anything and that of the model that you used:");
		Stream.concat(NETWORKS.stream(),
				models.stream().map(model -> BEHIND_DOI.matcher(model.citation()).replaceFirst("$1")))
				.distinct().forEach(
						citations::add);
		final List<String> licences = new ArrayList<>();
		licences.add("The plugin: Apache-2.0");
		models.forEach(model -> licences.add("Model %s: %s. %s".formatted(model.id(), model.license(), model.title())));
		return new AboutText(List.of(
				new Section("MobileSAM for Fiji " + MobileSam.version().orElse("(not built as a jar)"), List.of(
						"Segments what points, boxes and areas mark, or everything. The networks run inside Java.",
						"https://imagej.net/plugins/mobilesam")),
				new Section("How to cite", citations),
				new Section("Licences", licences), new Section("Made with", LIBRARIES)));
	}

	/** As plain text. */
	String plain() {
		return sections.stream().map(section -> section.title + "\n" + String.join("\n", section.lines)).collect(
				Collectors.joining("\n\n"));
	}

	/** As HTML, with links to what has an address. */
	String html() {
		return sections.stream().map(section -> "<h3>%s</h3>%s".formatted(escaped(section.title), section.lines
				.stream().map(line -> "<div style='margin-top:3px'>" + linked(escaped(line))
						+ "</div>")
				.collect(Collectors.joining()))).collect(Collectors.joining("", "<html><body>", "</body></html>"));
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	private static String linked(final String text) {
		return text.replaceAll("https://[^\\s<]+", "<a href='$0'>$0</a>")
				.replaceAll("arXiv:(\\d+\\.\\d+)", "<a href='https://arxiv.org/abs/$1'>$0</a>")
				.replaceAll("doi:(10\\.[\\w./-]*\\w)", "<a href='https://doi.org/$1'>$0</a>");
	}
}
