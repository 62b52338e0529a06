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

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.google.gson.Gson;

/** Cases that a script beside the file computed with other means than this project's. */
public final class GoldenFile {

	private GoldenFile() {
	}

	/**
	 * @param resource such as {@code /mask/crops.json}: a list of objects
	 * @param type the record that such an object is, field by field, as an array
	 */
	public static <T> List<T> read(final String resource, final Class<T[]> type) {
		try (Reader reader = new InputStreamReader(GoldenFile.class.getResourceAsStream(resource),
				StandardCharsets.UTF_8)) {
			return List.of(new Gson().fromJson(reader, type));
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
