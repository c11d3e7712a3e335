/**
 * The command line: one class a command, the answers it prints, and the inspection that feeds them.
 *
 * <p>The only place besides {@code Main} that sees every other package.
 */
package heddle.inspector.command;
