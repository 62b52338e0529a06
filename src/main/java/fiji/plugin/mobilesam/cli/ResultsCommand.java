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

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code mobilesam results}: what can be done with results files without running the network again. */
@Command(name = "results", mixinStandardHelpOptions = true, subcommands = {ResultsInfoCommand.class,
		ResultsFilterCommand.class, ResultsStatsCommand.class, ResultsCompareCommand.class, ResultsExportCommand.class,
		ResultsViewCommand.class, HelpCommand.class}, synopsisSubcommandLabel = "COMMAND", description = {
				"Looks into results files (--format hdf5), filters, compares and exports them.%n"}, footer = {"",
						"Example: mobilesam results filter cells.h5 --top 20 --output large.h5"})
final class ResultsCommand {
}
