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
package fiji.plugin.mobilesam.results;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/** Makes the chunks of a dataset when it is their turn to be written. */
interface ChunkSource {

	/** What is done to the chunks, first to last. */
	List<FilterInfo> filters();

	/** Writes a chunk, filtered; need not close the stream it writes to. */
	void write(int index, OutputStream out) throws IOException;
}
