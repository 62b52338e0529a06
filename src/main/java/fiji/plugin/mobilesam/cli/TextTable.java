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
package fiji.plugin.mobilesam.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of texts below each other, in columns that are as wide as their widest text. */
final class TextTable {

	private TextTable() {
	}

	/** @param rows of equal length */
	static List<String> lines(final List<List<String>> rows) {
		final int[] widths = IntStream.range(0, rows.get(0).size())
				.map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow()).toArray();
		return rows.stream().map(row -> IntStream.range(0, widths.length)
				.mapToObj(column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
				.collect(Collectors.joining("  ")).stripTrailing()).toList();
	}
}
