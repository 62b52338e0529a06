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
package fiji.plugin.mobilesam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Each package uses those above it in the table and no others; each foreign library has one or few importers. */
class PackageRulesTest {

	private static final String ROOT = "fiji.plugin.mobilesam";
	private static final Path SOURCES = Path.of("src/main/java/fiji/plugin/mobilesam");
	private static final Pattern USE = Pattern.compile("\\b([a-z]\\w*(?:\\.[a-z]\\w*)*\\.[A-Z*]\\w*)");

	/** What a package may use of this project. The empty name is the root package. */
	private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
			Map.entry("image", Set.of()),
			Map.entry("mask", Set.of("image")),
			Map.entry("progress", Set.of()),
			Map.entry("files", Set.of()),
			Map.entry("prompt", Set.of("image", "mask")),
			Map.entry("checkpoint", Set.of("progress")),
			Map.entry("onnx", Set.of()),
			Map.entry("convert", Set.of("image", "checkpoint", "onnx", "model", "files", "progress")),
			Map.entry("model", Set.of("image")),
			Map.entry("install", Set.of("model", "convert", "files", "progress")),
			// Foreign ONNX files are looked at before the native runtime is.
			Map.entry("inference", Set.of("image", "prompt", "model", "onnx", "progress")),
			Map.entry("amg", Set.of("image", "mask", "prompt", "inference", "progress")),
			Map.entry("results", Set.of("image", "mask", "files", "progress", "prompt")),
			Map.entry("imagefile", Set.of()),
			// Images and plots of results, and images to results.
			Map.entry("imagej", Set.of("image", "mask", "prompt", "results")),
			Map.entry("export", Set.of("image", "mask", "prompt", "imagej", "files", "progress", "results")),
			// Average precision is that of stored results.
			Map.entry("evaluation", Set.of("", "mask", "prompt", "progress", "results")),
			Map.entry("tracking", Set.of("progress", "results")),
			// The facade takes ImageJ's images too.
			Map.entry("", Set.of("image", "mask", "prompt", "model", "inference", "amg", "imagej", "progress")),
			Map.entry("batch",
					Set.of("", "image", "mask", "prompt", "amg", "inference", "model", "results", "progress")),
			Map.entry("settings", Set.of("", "amg", "files", "imagej", "model", "prompt")),
			Map.entry("session", Set.of("", "amg", "image", "inference", "model", "progress")),
			Map.entry("output", Set.of("amg", "batch", "export", "files", "imagefile", "imagej", "inference", "mask",
					"progress", "prompt", "session", "settings")),
			// The objects of a label image, with which results are compared, are those of the evaluation.
			Map.entry("review", Set.of("evaluation", "export", "imagefile", "imagej", "mask", "output", "results",
					"session", "settings")),
			Map.entry("windows", Set.of("", "install", "model", "progress", "session", "settings")),
			Map.entry("commands", Set.of("", "amg", "image", "imagej", "inference", "mask", "model", "output",
					"progress", "prompt", "review", "session", "settings", "windows")),
			Map.entry("tool", Set.of("", "mask", "prompt", "progress", "inference", "imagej", "settings", "session",
					"windows", "commands")),
			Map.entry("cli", Set.of("", "image", "mask", "prompt", "files", "progress", "convert", "model",
					"install", "inference", "amg", "imagefile", "imagej", "export", "results", "evaluation", "batch",
					"tracking")));

	/** The packages that may import a library, by the start of its class names. */
	private static final Map<String, Set<String>> IMPORTERS = Map.ofEntries(
			Map.entry("ai.onnxruntime.", Set.of("inference")),
			Map.entry("ai.onnx.", Set.of("onnx")),
			Map.entry("com.google.protobuf.", Set.of("onnx")),
			Map.entry("io.jhdf.", Set.of("results")),
			Map.entry("org.mlflow.", Set.of("tracking")),
			// What newer plugins pass around; its label images and planes are made in one place.
			Map.entry("net.imglib2.", Set.of("", "imagej")),
			Map.entry("ij.", Set.of("", "imagefile", "imagej", "export", "settings", "session", "output", "review",
					"windows", "commands", "tool", "cli")),
			Map.entry("org.scijava.", Set.of("commands")),
			Map.entry("com.dynatrace.hash4j.", Set.of("install")),
			Map.entry("picocli.", Set.of("cli")),
			Map.entry("me.tongfei.", Set.of("cli")),
			Map.entry("java.awt.", Set.of("imagej", "export", "settings", "output", "review", "windows", "commands",
					"tool")),
			Map.entry("javax.swing.", Set.of("windows", "tool")));

	@Test
	void everyPackageUsesOnlyWhatItMay() throws IOException {
		final List<String> wrong = new ArrayList<>();
		for (final Path file : sources()) {
			final String from = packageOf(file);
			assertTrue(MAY_USE.containsKey(from), "package '" + from + "' is not in the table, nor what it may use");
			for (final String used : namesIn(Files.readString(file))) {
				if (used.startsWith(ROOT + ".")) {
					final String rest = used.substring(ROOT.length() + 1);
					final String to = rest.indexOf('.') < 0 ? "" : rest.substring(0, rest.indexOf('.'));
					if (!to.equals(from) && !MAY_USE.get(from).contains(to)) wrong.add(file + " uses " + used);
				}
				IMPORTERS.forEach((library, importers) -> {
					if (used.startsWith(library) && !importers.contains(from)) wrong.add(file + " uses " + used);
				});
			}
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void everyPackageSaysWhatBelongsThere() throws IOException {
		for (final Path file : sources())
			assertTrue(Files.exists(file.resolveSibling("package-info.java")),
					file.getParent() + " has no package-info.java");
	}

	@Test
	void namesInCommentsDoNotCount() {
		assertEquals(Set.of("a.b.Real"), namesIn("import a.b.Real; // c.d.No\n/* e.f.No */ x = \"g.h.No\";"));
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			return files.filter(f -> f.toString().endsWith(".java")).toList();
		}
	}

	private static String packageOf(final Path file) {
		final Path folder = SOURCES.relativize(file.getParent());
		return folder.toString().isEmpty() ? "" : folder.getName(0).toString();
	}

	/** Qualified class names in code; comments and strings are left out. */
	private static Set<String> namesIn(final String source) {
		final String code = source.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("\"(\\\\.|[^\"\\\\\\n])*\"", "\"\"")
				.replaceAll("//[^\\n]*", " ");
		final Set<String> names = new TreeSet<>();
		final Matcher matcher = USE.matcher(code);
		while (matcher.find()) names.add(matcher.group(1));
		return names;
	}
}
